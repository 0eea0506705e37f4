package secondlook.desktop.feature.model;

/** A line of the model card. */
public record Fact(String name, String value) {}
