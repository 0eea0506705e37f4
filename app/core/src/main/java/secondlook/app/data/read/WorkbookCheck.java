package secondlook.app.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Goes through the parts of a workbook before they are parsed: none may unpack without bound. */
final class WorkbookCheck {

    private static final int MOST_PARTS = 20_000;

    /** Cells repeat each other: honest sheets shrink to a thirtieth, seldom to a hundredth. */
    private static final long MOST_GROWTH = 250;
    private static final long SMALL = 64L << 20;

    private static final long MOST_UNPACKED = 8L << 30;

    /** The texts of all cells are kept in memory. */
    private static final long MOST_TEXTS = 192L << 20;

    /** Column names of Excel have at most three letters; a longer one would be a row of millions of cells. */
    private static final int MOST_LETTERS = 3;

    private final Opening opening;
    private final byte[] buffer = new byte[1 << 16];

    WorkbookCheck(Opening opening) {
        this.opening = opening;
    }

    /**
     * @return whether the workbook says how its cells look, without which dates are numbers
     * @throws RefusedException if the file is no workbook or a hostile one
     */
    boolean check() {
        SourceFile source = opening.source();
        try (ZipFile zip = new ZipFile(source.path().toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw refused("it is a ZIP file but no Excel workbook",
                        "Unpack it and choose a file in it; save OpenDocument sheets as CSV or .xlsx.");
            }
            if (zip.size() > MOST_PARTS) {
                throw refused("it has " + zip.size() + " parts", "It is not a workbook that Excel would write.");
            }
            long all = 0;
            boolean styles = false;
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements();) {
                ZipEntry part = parts.nextElement();
                String name = part.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    all += unpackedSize(zip, part, name);
                }
                styles |= name.endsWith("/styles.xml");
                if (all > MOST_UNPACKED) {
                    throw refused("unpacked it is larger than " + (MOST_UNPACKED >> 30) + " GB",
                            "Save the sheet as CSV.");
                }
            }
            return styles;
        } catch (ZipException e) {
            throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                    "it is a ZIP file or an Excel workbook, but damaged: " + e.getMessage(),
                    "Open it with a spreadsheet program and save it again."), e);
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
    }

    private long unpackedSize(ZipFile zip, ZipEntry part, String name) throws IOException {
        long most = Math.max(SMALL, Math.max(part.getCompressedSize(), 1) * MOST_GROWTH);
        if (name.endsWith("sharedstrings.xml")) {
            most = Math.min(most, MOST_TEXTS);
        }
        boolean sheet = name.contains("worksheets/");
        long size = 0;
        References references = new References();
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > most) {
                    throw refused("its part " + part.getName() + " unpacks to more than " + (most >> 20) + " MB",
                            "Save the sheet as CSV if you trust the file.");
                }
                if (sheet && !references.areShort(buffer, n)) {
                    throw refused("its part " + part.getName() + " names a column beyond XFD",
                            "It is damaged; save it again with a spreadsheet program.");
                }
                opening.context().checkCancelled();
            }
        }
        return size;
    }

    /** Looks for cells that are said to be in columns that no sheet has. */
    private static final class References {

        private static final String START = " r=";

        private int matched;
        private int letters = -1;

        boolean areShort(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                int b = bytes[i];
                if (letters >= 0) {
                    letters = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' ? letters + 1 : -1;
                    if (letters > MOST_LETTERS) {
                        return false;
                    }
                } else if (matched == START.length()) {
                    letters = b == '"' || b == '\'' ? 0 : -1;
                    matched = 0;
                } else {
                    matched = b == START.charAt(matched) ? matched + 1 : b == ' ' ? 1 : 0;
                }
            }
            return true;
        }
    }

    private RefusedException refused(String why, String remedy) {
        return new RefusedException(new Problem(opening.source().origin() + " cannot be imported", null, why, remedy));
    }
}
