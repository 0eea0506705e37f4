package secondlook.desktop.screens;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import secondlook.desktop.Pulse;

/** The JavaFX toolkit, started once for all tests of the module. */
public final class FxToolkit {

    private static final long PATIENCE_SECONDS = 120;
    private static boolean started;

    private FxToolkit() {
    }

    public static synchronized void start() {
        if (!started) {
            Pulse.quicken();
            CompletableFuture<Void> up = new CompletableFuture<>();
            try {
                Platform.startup(() -> up.complete(null));
            } catch (IllegalStateException running) {
                // another test started it
                up.complete(null);
            }
            up.join();
            Platform.setImplicitExit(false);
            started = true;
        }
    }

    /** Runs on the FX thread and waits for the answer. */
    public static <T> T call(Callable<T> task) {
        start();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(task.call());
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    public static void run(Runnable task) {
        call(() -> {
            task.run();
            return "";
        });
    }

    /** Waits until a condition, asked on the FX thread, holds. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
