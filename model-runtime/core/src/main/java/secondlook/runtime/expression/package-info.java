/** Conditions over one row, in a small part of SQL, evaluated alike wherever a policy is applied. */
@NullMarked
package secondlook.runtime.expression;

import org.jspecify.annotations.NullMarked;
