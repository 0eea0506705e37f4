package secondlook.app.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paper: faces embedded, and nothing fetched, whatever the markup asks for. */
class PdfPageTest {

    private static final String HEAD = ReportPage.DOCTYPE
            + "<html lang=\"en\"><head><title>t</title><style>b { }</style></head><body>";

    @TempDir
    Path folder;

    private static byte[] bytes(String page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfPage.write(page, "2026-03-14T10:34:00Z", out);
        return out.toByteArray();
    }

    private static PDDocument written(String page) throws IOException {
        return Loader.loadPDF(bytes(page));
    }

    @Test
    void nothingIsFetchedFromTheNetOrTheDisk() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String there = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            Path secret = Files.writeString(folder.resolve("secret.css"), "p:before { content: 'leaked'; }");
            String page = HEAD + "<p>text</p><link rel=\"stylesheet\" href=\"" + there + "a.css\"/>"
                    + "<link rel=\"stylesheet\" href=\"" + secret.toUri() + "\"/><img src=\"" + there + "b.png\"/>"
                    + "<p style=\"background: url(" + there + "c.png)\">more</p>"
                    + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                    + "viewBox=\"0 0 9 9\" width=\"9\" height=\"9\"><title>x</title><image width=\"9\" height=\"9\" xlink:href=\""
                    + there + "d.png\"/><use xlink:href=\"" + there + "e.svg#a\"/></svg></body></html>";
            try (PDDocument document = written(page)) {
                String text = new PDFTextStripper().getText(document);
                assertTrue(text.contains("text") && text.contains("more"), text);
                assertFalse(text.contains("leaked"), text);
            }
        } finally {
            server.stop(0);
        }
        assertEquals(0, asked.get());
    }

    @Test
    void theSameReportIsTheSameBytes() throws IOException {
        String page = HEAD + "<p>text</p></body></html>";
        assertArrayEquals(bytes(page), bytes(page));
    }

    @Test
    void noTableIsCutAtTheEdgeOfThePage() throws IOException {
        Html page = new Html();
        page.raw(HEAD);
        String word = "Donaudampfschifffahrtsgesellschaftskapitän";
        HtmlTable table = new HtmlTable("column", "<type", "missing", "least", "most", "mean");
        for (int row = 0; row < 90; row++) {
            table.row(word + row, "text", "12\u202f345", (word + " ").repeat(3), "word ".repeat(12), "0.12345");
        }
        table.writeTo(page);
        page.raw("</body></html>");
        List<String> outside = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        try (PDDocument document = written(page.toString())) {
            assertTrue(document.getNumberOfPages() > 1);
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    TextPosition last = positions.getLast();
                    if (last.getXDirAdj() + last.getWidthDirAdj() > last.getPageWidth() - 40) {
                        outside.add(text);
                    }
                    figures.add(text);
                }
            }.getText(document);
        }
        assertEquals(List.of(), outside);
        assertEquals(90, figures.stream().filter(text -> text.contains("0.12345")).count(), "a figure is never broken");
    }

    @Test
    void entitiesAreRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "leaked");
        String page = "<!DOCTYPE html [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n<html><body>&e;</body></html>";
        assertThrows(IllegalStateException.class, () -> written(page));
    }

    @Test
    void facesAreEmbeddedAndTheDocumentSaysWhatItIs() throws IOException {
        try (PDDocument document = written(HEAD + "<h2>Büro – Жар − 1\u202f461</h2><p>日</p></body></html>")) {
            assertEquals("t", document.getDocumentInformation().getTitle());
            assertEquals(1773484440000L,
                    document.getDocumentInformation().getCreationDate().getTimeInMillis());
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            int faces = 0;
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertTrue(page.getResources().getFont(name).isEmbedded(), name.getName());
                    faces++;
                }
            }
            assertTrue(faces > 0, "no face at all");
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("Büro – Жар − 1") && text.contains("\uFFFD"), text);
            assertTrue(text.contains("1 character of this report is not in the face it is set in and is shown as"),
                    text);
            assertTrue(text.contains("U+65E5 (Han)"), text);
        }
    }

    @Test
    void whatTheFaceCannotDrawIsNamedAndWhatItCanIsNot() throws IOException {
        assertTrue(missing("Büro – Жар λ − 1\u202f461 ≥ ± → “x” … ²").isEmpty(), "of our own pages and of Europe");
        String many = missing("日本語 العربية עברית हिन्दी 😀").words();
        assertTrue(many.contains("U+05D1 (Hebrew)") && many.contains(" more. The HTML page shows them."), many);
    }

    private static MissingGlyphs missing(String text) throws IOException {
        return PdfPage.write(HEAD + "<h1>t</h1><p>" + text + "</p></body></html>", "2026-03-14T10:34:00Z",
                new ByteArrayOutputStream());
    }
}
