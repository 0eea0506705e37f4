/** Watches a model: today's rows and answers against those it was made from, and what is alarming in them. */
@NullMarked
package secondlook.app.monitor;

import org.jspecify.annotations.NullMarked;
