/** What a person decides, one item at a time, by keyboard; every answer is on disk before the next item shows. */
@NullMarked
package secondlook.desktop.feature.review;

import org.jspecify.annotations.NullMarked;
