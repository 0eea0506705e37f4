package secondlook.installers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * What a Linux desktop needs to know of the program: menu entry, icons, file types, description, manual. It is laid beside
 * the jars as {@code share}, since jpackage takes nothing else along, and ends below {@code /usr} in the packages, where the package manager owns it and removes it.
 */
final class SystemFiles {

    /** Where a gzip file says how it was compressed (RFC 1952). */
    private static final int EXTRA_FLAGS = 8;
    private static final byte SLOWEST = 2;

    private static final String ICONS = "icons/hicolor/";

    private final Plan plan;
    private final String date;

    /** @param date of the release, as {@code 2026-01-31} */
    SystemFiles(Plan plan, String date) {
        this.plan = plan;
        this.date = date;
    }

    void lay() throws IOException {
        Path share = plan.share();
        text("second-look.desktop", share.resolve("applications/second-look.desktop"));
        text("second-look.xml", share.resolve("mime/packages/second-look.xml"));
        text("second-look.metainfo.xml", share.resolve("metainfo/org.secondlook.SecondLook.metainfo.xml"));
        text("lintian-overrides", share.resolve("lintian/overrides").resolve(plan.packageName()));
        text("copyright", documents(share).resolve("copyright"));
        zipped(filled("second-look.1"), share.resolve("man/man1/second-look.1.gz"));
        zipped("second-look (" + plan.version()
                + ") unstable; urgency=low\n\n  * See the project's CHANGELOG.\n\n -- Second Look <second-look@localhost>  Thu, 01 Jan 2026 00:00:00 +0000\n",
                documents(share).resolve("changelog.gz"));
        for (int size : IconFiles.PNG_SIZES) {
            copy(plan.icons().resolve("second-look-" + size + ".png"),
                    share.resolve(ICONS + size + "x" + size + "/apps/second-look.png"));
        }
        copy(plan.icons().resolve("second-look.svg"), share.resolve(ICONS + "scalable/apps/second-look.svg"));
    }

    /** The templates that jpackage fills in, under the names that it looks for. */
    void templates(Path folder) throws IOException {
        for (String name : new String[]{"control", "preinst", "postinst", "prerm", "postrm", "copyright"}) {
            text(name, folder.resolve(name));
        }
        text("second-look.spec", folder.resolve(plan.packageName() + ".spec"));
    }

    private Path documents(Path share) {
        return share.resolve("doc").resolve(plan.packageName());
    }

    private void text(String name, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.writeString(to, filled(name));
    }

    private String filled(String name) throws IOException {
        String other = plan.flavour() == Flavour.GPU ? Plan.NAME : Plan.NAME + "-gpu";
        return Files.readString(plan.resources().resolve(name)).replace("/opt/PACKAGE", "/opt/" + plan.packageName())
                .replace("PACKAGE:", plan.packageName() + ":").replace("second-look-other-flavour", other)
                .replace("@VERSION@", plan.version()).replace("@DATE@", date);
    }

    /** Without name and date in the header, and at level 9, which the header says: Debian wants it, and Java leaves it out. */
    private static void zipped(String text, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        whole[EXTRA_FLAGS] = SLOWEST;
        Files.write(to, whole);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
