package secondlook.desktop.feature.confidence;

/**
 * What a screen says in words.
 *
 * @param sentence the answer, at most two lines
 * @param detail   one line more; may be empty
 */
record Answer(String sentence, String detail) {}
