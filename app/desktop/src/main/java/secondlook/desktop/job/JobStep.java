package secondlook.desktop.job;

import java.time.Duration;

/**
 * A step that a job said it began.
 *
 * @param title in words
 * @param took  how long it took, or has taken so far
 * @param ended whether it is over
 */
public record JobStep(String title, Duration took, boolean ended) {}
