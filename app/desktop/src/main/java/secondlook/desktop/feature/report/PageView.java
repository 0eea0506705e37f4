package secondlook.desktop.feature.report;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import secondlook.desktop.chart.SvgPicture;

/**
 * A report's page drawn with nodes of the window, from the markup that is saved: whatever is on the page is here, and in the
 * window's colours. Knows the elements that reports are made of.
 */
final class PageView extends VBox {

    PageView() {
        getStyleClass().add("paper");
    }

    void show(Document page) {
        getChildren().clear();
        add(this, (Element) page.getElementsByTagName("main").item(0));
    }

    private static void add(VBox to, Element parent) {
        for (Element child : children(parent)) {
            switch (child.getTagName()) {
                case "h1", "h2", "h3" -> to.getChildren().add(words(child, child.getTagName()));
                case "p" -> to.getChildren().add(paragraph(child));
                case "pre" -> to.getChildren().add(words(child, "pre"));
                case "dl" -> to.getChildren().add(figures(child));
                case "svg" -> to.getChildren().add(new SvgPicture(child));
                case "table" -> to.getChildren().add(new PageTable(child));
                case "details" -> to.getChildren().add(folded(child));
                default -> add(to, child);
            }
        }
    }

    static List<Element> children(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength()).mapToObj(parent.getChildNodes()::item)
                .filter(Element.class::isInstance).map(Element.class::cast).toList();
    }

    static Label words(Element element, String style) {
        Label label = new Label(element.getTextContent());
        label.getStyleClass().add("page-" + style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static javafx.scene.Node paragraph(Element element) {
        String style = element.getAttribute("class");
        if (!style.equals("legend")) {
            return words(element, style.isEmpty() ? "p" : style);
        }
        HBox legend = new HBox();
        legend.getStyleClass().addAll("legend", "page-legend");
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element key) {
                Region swatch = new Region();
                swatch.getStyleClass().addAll("swatch", "swatch-" + key.getAttribute("class").replace("key ", ""));
                legend.getChildren().add(swatch);
            } else if (!child.getTextContent().isBlank()) {
                legend.getChildren().add(new Label(child.getTextContent().strip()));
            }
        }
        return legend;
    }

    private static GridPane figures(Element list) {
        GridPane figures = new GridPane();
        figures.getStyleClass().add("page-figures");
        List<Element> groups = children(list);
        for (int column = 0; column < groups.size(); column++) {
            VBox figure = new VBox();
            for (Element part : children(groups.get(column))) {
                boolean value = part.getTagName().equals("dd") && part.getAttribute("class").isEmpty();
                figure.getChildren().add(words(part, value ? "figure" : "small"));
            }
            figures.add(figure, column, 0);
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(100.0 / groups.size());
            figures.getColumnConstraints().add(width);
        }
        return figures;
    }

    private static TitledPane folded(Element details) {
        VBox inside = new VBox();
        String title = "";
        for (Element child : children(details)) {
            if (child.getTagName().equals("summary")) {
                title = child.getTextContent();
            } else if (child.getTagName().equals("table")) {
                inside.getChildren().add(new PageTable(child));
            } else {
                inside.getChildren().add(words(child, "pre"));
            }
        }
        TitledPane pane = new TitledPane(title, inside);
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.getStyleClass().addAll("page-folded", "dense");
        return pane;
    }
}
