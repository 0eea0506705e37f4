package secondlook.app.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A report's page on paper: the same markup as the HTML page, laid out as A4 with page numbers, with its faces embedded and
 * tagged for those who listen to it. Nothing is fetched: every address is refused, whatever the markup says.
 */
final class PdfPage {

    private static final String FACE = "IBM Plex Sans";
    private static final String[] PROTOCOLS = {"http", "https", "file", "jar", "ftp", "data"};

    private PdfPage() {
    }

    /**
     * @param page    as {@link ReportPage} writes it
     * @param created ISO-8601 instant
     * @return what the face cannot draw; the pages say it too
     */
    static MissingGlyphs write(String page, String created, OutputStream out) throws IOException {
        // the library would write to standard error by itself
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        Document markup = document(page);
        MissingGlyphs missing = MissingGlyphs.of(
                ((Element) markup.getElementsByTagName("body").item(0)).getTextContent(),
                resource("fonts/IBMPlexSans-Regular.ttf"));
        if (!missing.isEmpty()) {
            say(markup, missing);
        }
        builder.withW3cDocument(markup, "about:blank").withProducer("Second Look")
                .usePdfUaAccessibility(true).useReplacementText("\uFFFD");
        builder.useUriResolver((base, uri) -> null)
                .useExternalResourceAccessControl((uri, kind) -> false,
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl((uri, kind) -> false,
                        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .useProtocolsStreamImplementation(uri -> {
                    throw new SecurityException("a report fetches nothing: " + uri);
                }, PROTOCOLS);
        builder.useFont(() -> resource("fonts/IBMPlexSans-Regular.ttf"), FACE, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> resource("fonts/IBMPlexSans-SemiBold.ttf"), FACE, 600, FontStyle.NORMAL, true);
        try (BatikSVGDrawer pictures = new BatikSVGDrawer()) {
            builder.useSVGDrawer(pictures);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                try (PDDocument document = renderer.createPDFKeepOpen()) {
                    date(document, Instant.parse(created));
                    document.save(out);
                }
            }
        }
        return missing;
    }

    /** Above the first section, where the first of them may already stand. */
    private static void say(Document markup, MissingGlyphs missing) {
        Element note = markup.createElement("p");
        note.setAttribute("class", "note");
        note.setTextContent(missing.words());
        Node title = markup.getElementsByTagName("h1").item(0);
        Node place = title == null ? markup.getElementsByTagName("body").item(0) : title.getParentNode();
        place.insertBefore(note, title == null ? place.getFirstChild() : title.getNextSibling());
    }

    /** The library says when it ran; a report says when it was made, so that the same report is the same bytes. */
    private static void date(PDDocument document, Instant created) {
        GregorianCalendar calendar = GregorianCalendar.from(created.atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(calendar);
        document.setDocumentId(created.toEpochMilli());
    }

    /** The page with the styles of paper; pictures are drawn by themselves and so carry their own. */
    private static Document document(String page) {
        Document document = parse(page);
        Element style = (Element) document.getElementsByTagName("style").item(0);
        style.setTextContent(text("report-print.css"));
        String inks = text("report-print-svg.css");
        describe(document);
        NodeList pictures = document.getElementsByTagName("svg");
        for (int i = 0; i < pictures.getLength(); i++) {
            Element picture = (Element) pictures.item(i);
            picture.setAttribute("alt", picture.getElementsByTagName("title").item(0).getTextContent());
            Element own = document.createElementNS("http://www.w3.org/2000/svg", "style");
            own.setAttribute("type", "text/css");
            own.setTextContent(inks);
            picture.insertBefore(own, picture.getFirstChild());
        }
        return document;
    }

    /** What a listener is told first of the document: paper's word for it is its subject. */
    private static void describe(Document document) {
        Element head = (Element) document.getElementsByTagName("head").item(0);
        Element subject = document.createElement("meta");
        subject.setAttribute("name", "subject");
        subject.setAttribute("content", document.getElementsByTagName("title").item(0).getTextContent());
        head.appendChild(subject);
    }

    static Document parse(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            String markup = page.replaceFirst("^" + ReportPage.DOCTYPE, "");
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(markup)));
        } catch (ParserConfigurationException | SAXException | IOException ours) {
            throw new IllegalStateException("a report's page is not well-formed", ours);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PdfPage.class.getResourceAsStream("/secondlook/app/report/" + name), name);
    }

    private static String text(String name) {
        return ReportPage.resource(name);
    }
}
