package io.keycloakstepup.it;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.TestUser;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Several sign-ins of one user that have come as far as the page for the code. */
record ParallelSignIns(List<Login> logins) {

    static ParallelSignIns of(TestUser user, App app, int count) {
        return new ParallelSignIns(IntStream.range(0, count)
                .mapToObj(i -> app.signIn().open().password(user))
                .toList());
    }

    /** Submits one and the same one-time code in all of them at once, and counts those that it opened. */
    long openedBy(String code) throws InterruptedException, ExecutionException {
        return openedBy(login -> login.otp(code));
    }

    /** Does one and the same in all of them at once, and counts those that it opened. */
    long openedBy(UnaryOperator<Login> answer) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(logins.size());
        try {
            List<Future<Login>> submitted = logins.stream()
                    .map(login -> threads.submit(() -> answer.apply(login)))
                    .toList();
            for (Future<Login> one : submitted) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        return logins.stream().filter(Login::isBack).count();
    }
}
