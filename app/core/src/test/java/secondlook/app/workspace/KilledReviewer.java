package secondlook.app.workspace;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import secondlook.app.review.Deed;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/**
 * A process that answers items until it is killed. After each act has returned it prints one line: the newest act's id
 * and content, and where it would resume.
 */
public final class KilledReviewer {

    private KilledReviewer() {
    }

    /** @param args folder, session, seed; with "hold" as session it only keeps the workspace open */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        try (Workspace workspace = Workspace.open(Path.of(args[0]), Clock.systemUTC())) {
            if (args[1].equals("hold")) {
                out.println("holding");
                System.in.read();
                return;
            }
            ReviewSession session = workspace.reviews().open(args[1]);
            out.println("resumes " + session.resumeAt().orElse(-1));
            act(session, new Random(Long.parseLong(args[2])), out);
        }
    }

    private static void act(ReviewSession session, Random random, PrintStream out) {
        while (true) {
            int dice = random.nextInt(10);
            Optional<Integer> next = session.resumeAt();
            if (dice == 0) {
                Deed last = session.undoable().orElse(null);
                session.undo();
                switch (last) {
                    case null -> {
                    }
                    case Deed.Answered answered ->
                        out.println("undone " + answered.position() + " " + session.resumeAt().orElse(-1));
                    case Deed.Remarked remarked ->
                        out.println("unnoted " + remarked.position() + " " + remarked.before());
                }
            } else if (dice == 1) {
                int position = random.nextInt(session.size());
                String text = "note " + random.nextInt(1_000_000);
                session.note(position, text);
                out.println("noted " + position + " " + text);
            } else if (next.isPresent()) {
                Verdict verdict = session.answer(next.get(), dice == 2 ? VerdictKind.DEFER : VerdictKind.LABEL,
                        session.entry().classes().get(random.nextInt(5)), null, random.nextDouble());
                out.println("answered " + verdict.position() + " " + verdict.id() + " " + verdict.kind() + " "
                        + verdict.label() + " " + session.resumeAt().orElse(-1));
            }
        }
    }
}
