package io.keycloakstepup.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.spring.fixture.RunningApp;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;

/** What keeps an application from starting, and what it is told. */
final class StartTest {

    @Test
    void aLevelThatThereIsNot() {
        refused(UnknownLevel.class, "UnknownLevel.pay()", "'prh'", "did you mean 'phr'?", "step-up.order");
    }

    @Test
    void aLevelThatTheOrderOfTheApplicationLacks() {
        refused(KnownLevel.class, new String[] {"step-up.order=bronze,silver"}, "'phr'", "known: bronze, silver");
    }

    @Test
    void aLevelThatIsThereTwice() {
        refused(
                KnownLevel.class,
                new String[] {"step-up.order=phr,mfa,phr"},
                "step-up.order",
                "'phr'",
                "each level once");
    }

    @Test
    void anAgeWithoutAUnit() {
        refused(NoUnit.class, "NoUnit.pay()", "'300'", "s, m, h or d");
    }

    @Test
    void anAnnotationThatAsksForNothing() {
        refused(Nothing.class, "Nothing.pay()", "asks for nothing");
    }

    @Test
    void anAnnotationAtWhatIsNoController() {
        refused(Service.class, "Service.pay()", "would not be held");
    }

    @Test
    void anAnnotationAtAClassThatIsNoController() {
        refused(WholeService.class, "WholeService", "would not be held");
    }

    @Test
    void anAnnotationAtAMethodThatIsNoOperation() {
        refused(NoOperation.class, "NoOperation.helper()", "would not be held");
    }

    @Test
    void anOperationThatIsCalledByMessagesToo() {
        refused(Both.class, "Both.pay()", "would not be held");
    }

    @Test
    void aMarkedClassThatAnswersQueriesToo() {
        refused(WholeBoth.class, "WholeBoth.query()", "would not be held");
    }

    @Test
    void aPropertyThatThereIsNot() {
        assertThatThrownBy(() -> RunningApp.of(KnownLevel.class, "step-up.matirx=classpath:matrix.yaml")
                        .close())
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOfSatisfying(
                        UnboundConfigurationPropertiesException.class,
                        unbound -> assertThat(unbound.getMessage()).contains("step-up.matirx"));
    }

    /** The contract is one that another application holds; here it is only called by. */
    @Test
    void aClientOfAContractIsNoOperation() {
        try (RunningApp app = RunningApp.of(Client.class)) {
            assertThat(app.get("/pay", app.issuer().token("pwd", 1)).status()).isEqualTo(401);
            assertThat(app.get("/pay", app.issuer().token("phr", 1)).status()).isEqualTo(200);
        }
    }

    @Test
    void aProxyOfWhatIsNoController() {
        refused(Proxied.class, "pay()", "would not be held");
    }

    /** Every mapping of Spring's holds it, even in an application that makes its own. */
    @Test
    void anApplicationWithItsOwnConfigurationOfSpringMvcHoldsIt() {
        try (RunningApp app = RunningApp.of(OwnMvc.class)) {
            assertThat(app.get("/pay", app.issuer().token("pwd", 1)).status()).isEqualTo(401);
            assertThat(app.get("/pay", app.issuer().token("phr", 1)).status()).isEqualTo(200);
        }
    }

    private static void refused(Class<?> controller, String... words) {
        refused(controller, new String[0], words);
    }

    private static void refused(Class<?> source, String[] properties, String... words) {
        assertThatThrownBy(() -> RunningApp.of(source, properties).close())
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOfSatisfying(WrongStepUp.class, wrong -> {
                    assertThat(wrong.place() + " " + wrong.fix()).contains(words);
                    assertThat(new WrongStepUpAnalyzer().analyze(wrong, wrong).getAction())
                            .isEqualTo(wrong.fix());
                });
    }

    @EnableAutoConfiguration
    @RestController
    static class UnknownLevel {

        @StepUp(acr = "prh")
        @GetMapping("/pay")
        String pay() {
            return "paid";
        }
    }

    @EnableAutoConfiguration
    @RestController
    static class KnownLevel {

        @StepUp(acr = "phr")
        @GetMapping("/pay")
        String pay() {
            return "paid";
        }
    }

    @EnableAutoConfiguration
    @RestController
    static class NoUnit {

        @StepUp(maxAge = "300")
        @GetMapping("/pay")
        String pay() {
            return "paid";
        }
    }

    @EnableAutoConfiguration
    @RestController
    static class Nothing {

        @StepUp
        @GetMapping("/pay")
        String pay() {
            return "paid";
        }
    }

    @EnableAutoConfiguration
    @Component
    static class Service {

        @StepUp(acr = "phr")
        String pay() {
            return "paid";
        }
    }

    @EnableAutoConfiguration
    @StepUp(acr = "phr")
    @Component
    static class WholeService {}

    @EnableAutoConfiguration
    @RestController
    static class NoOperation {

        @GetMapping("/pay")
        String pay() {
            return helper();
        }

        @StepUp(acr = "phr")
        String helper() {
            return "paid";
        }
    }

    @EnableAutoConfiguration
    @RestController
    static class Both {

        @StepUp(acr = "phr")
        @MessageMapping
        @GetMapping("/pay")
        String pay() {
            return "paid";
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @SchemaMapping
    @interface Query {}

    @EnableAutoConfiguration
    @StepUp(acr = "phr")
    @RestController
    static class WholeBoth {

        @GetMapping("/pay")
        String pay() {
            return query();
        }

        @Query
        String query() {
            return "paid";
        }
    }

    interface Contract {

        @StepUp(acr = "phr")
        @GetExchange("/pay")
        String pay();
    }

    static class Payments implements Contract {

        @Override
        public String pay() {
            return "paid";
        }
    }

    @RestController
    static class Served extends Payments {}

    @EnableAutoConfiguration
    @Import(Served.class)
    static class Client {

        @Bean
        Contract client() {
            return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(RestClient.create("http://127.0.0.1:1")))
                    .build()
                    .createClient(Contract.class);
        }
    }

    @EnableAutoConfiguration
    static class Proxied {

        @Bean
        Contract service() {
            return (Contract) new ProxyFactory(new Payments()).getProxy();
        }
    }

    @EnableAutoConfiguration
    @Import(KnownLevel.class)
    static class OwnMvc extends WebMvcConfigurationSupport {}
}
