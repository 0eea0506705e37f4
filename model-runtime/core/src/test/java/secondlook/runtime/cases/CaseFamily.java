package secondlook.runtime.cases;

import java.io.IOException;

/** Answers all cases of one family with the statistics of this module. */
@FunctionalInterface
interface CaseFamily {

    Answer answer(ReferenceCase reference) throws IOException;
}
