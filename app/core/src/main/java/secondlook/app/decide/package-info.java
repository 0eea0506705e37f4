/** What is decided of each row of a run, as it is written to a file: by a policy, by conformal sets, with an audit. */
@NullMarked
package secondlook.app.decide;

import org.jspecify.annotations.NullMarked;
