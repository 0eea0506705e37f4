package secondlook.desktop.open;

/** What a file or folder will become, told by its content. */
public enum FileKind {
    WORKSPACE("opens as a workspace"), MODEL("becomes a model of this workspace"), PREDICTIONS(
            "opens as a run"), REVIEW(
                    "is a review to be answered or merged"), TABLE(
                            "becomes a dataset"), UNKNOWN("is not something this program can read");

    private final String becomes;

    FileKind(String becomes) {
        this.becomes = becomes;
    }

    /** In words, to follow the file's name. */
    public String becomes() {
        return becomes;
    }
}
