package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.remote.CommandWorker;
import secondlook.runtime.remote.WorkerLog;
import secondlook.runtime.remote.WorkerPool;
import secondlook.runtime.wire.FrameInput;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameOutput;
import secondlook.runtime.wire.Protocol;
import secondlook.runtime.wire.WireWriter;

/** Either side is told nonsense: it ends the conversation, says why, and neither hangs nor runs out of memory. */
@Timeout(120)
class GarbledTest {

    @TempDir
    Path folder;

    private static byte[] conversation() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(bytes);
        out.write(FrameKind.HELLO, 1, new WireWriter().putInt(Protocol.VERSION).putInt(1));
        out.write(FrameKind.PING, 2);
        return bytes.toByteArray();
    }

    private int serve(byte[] heard, ByteArrayOutputStream said) {
        return new Answering().serve(new ByteArrayInputStream(heard), said, folder.resolve("scratch"),
                folder.resolve("models"));
    }

    @Test
    void aWorkerEndsTheConversationAtTheFirstFrameThatIsNone() throws IOException {
        byte[] noise = "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(71, serve(noise, new ByteArrayOutputStream()));
        byte[] whole = conversation();
        byte[] huge = whole.clone();
        Arrays.fill(huge, 8, 12, (byte) 0x7f);
        assertEquals(71, serve(huge, new ByteArrayOutputStream()));
        byte[] unknown = whole.clone();
        unknown[12] = 99;
        assertEquals(71, serve(unknown, new ByteArrayOutputStream()));
    }

    @Test
    void aWorkerThatHearsNoMoreEndsQuietly() throws IOException {
        byte[] whole = conversation();
        for (int length = 8; length < whole.length; length++) {
            assertEquals(0, serve(Arrays.copyOf(whole, length), new ByteArrayOutputStream()), "cut at " + length);
        }
    }

    @Test
    void aRealWorkerThatIsToldNonsenseEndsByItself() throws Exception {
        Random random = new Random(4);
        for (int turn = 0; turn < 6; turn++) {
            Path scratch = Files.createDirectories(folder.resolve("s" + turn));
            Process worker = Workers.local(folder, 128L << 20, 0).process(scratch).redirectErrorStream(true).start();
            byte[] bytes = conversation();
            for (int i = turn; i > 0; i--) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
            }
            byte[] noise = new byte[5000];
            random.nextBytes(noise);
            try (var in = worker.getOutputStream()) {
                in.write(bytes);
                in.write(noise);
            } catch (IOException endedAlready) {
                assertTrue(turn > 0, "the conversation was sound up to its end");
            }
            assertTrue(worker.waitFor(60, java.util.concurrent.TimeUnit.SECONDS), "turn " + turn);
            assertTrue(Set.of(0, 71).contains(worker.exitValue()), "exit code " + worker.exitValue());
        }
    }

    private WorkerPool pool(byte[] says) throws IOException {
        return pool(List.of("cat", Files.write(folder.resolve("says"), says).toString()));
    }

    private WorkerPool pool(List<String> command) {
        return new WorkerPool(new CommandWorker(command), Workers.HASTY,
                new WorkerLog(folder.resolve("logs"), 1 << 20), folder.resolve("workers"));
    }

    @Test
    void aClientThatIsToldNonsenseSaysSo() throws IOException {
        Path model = Graphs.linear(folder.resolve("m.onnx"));
        Random random = new Random(9);
        for (int turn = 0; turn < 16; turn++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            FrameOutput out = new FrameOutput(bytes);
            out.write(turn % 2 == 0 ? FrameKind.WELCOME : FrameKind.DONE, 1,
                    new WireWriter().putInt(Protocol.VERSION).putLong(1));
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            bytes.write(noise);
            byte[] says = bytes.toByteArray();
            for (int i = turn % 4; i > 0; i--) {
                says[random.nextInt(says.length)] = (byte) random.nextInt(256);
            }
            try (WorkerPool pool = pool(says)) {
                ProblemException failure = assertThrows(ProblemException.class,
                        () -> Workers.engine("onnx", pool).open(model, OpenOptions.CPU));
                String line = failure.problem().oneLine();
                assertTrue(line.length() < 700 && !line.contains("\n"), line);
                assertEquals(Set.of(), pool.pids());
            }
        }
    }

    @Test
    void anotherVersionIsRefusedByName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FrameOutput(bytes).write(FrameKind.DONE, 1, new WireWriter().putInt(99).putLong(1));
        Path model = Graphs.linear(folder.resolve("m.onnx"));
        Path says = Files.write(folder.resolve("says"), bytes.toByteArray());
        // goes on reading afterwards, as a worker does, so that it is not gone before it is spoken to
        try (WorkerPool pool = pool(List.of("cat", says.toString(), "-"))) {
            String line = assertThrows(RefusedException.class,
                    () -> Workers.engine("onnx", pool).open(model, OpenOptions.CPU)).problem().oneLine();
            assertTrue(line.contains("version 99") && line.contains("same version of Second Look"), line);
        }
    }

    @Test
    void aWorkerTellsItsVersionToAClientOfAnother() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(bytes);
        out.write(FrameKind.HELLO, 1, new WireWriter().putInt(99).putInt(0).putText("something new"));
        // read by the loop on its own thread; the stream must stay open until it has answered
        java.io.PipedInputStream said = new java.io.PipedInputStream(1 << 16);
        java.io.PipedInputStream heard = new java.io.PipedInputStream(1 << 16);
        try (var toWorker = new java.io.PipedOutputStream(heard);
                var fromWorker = new java.io.PipedOutputStream(said)) {
            Thread worker = Thread.ofPlatform().daemon()
                    .start(() -> new Answering().serve(heard, fromWorker, folder.resolve("x"), folder.resolve("y")));
            toWorker.write(bytes.toByteArray());
            toWorker.flush();
            assertEquals(Protocol.VERSION, Objects.requireNonNull(new FrameInput(said).read()).body().getInt());
            toWorker.close();
            worker.join(60_000);
        }
    }
}
