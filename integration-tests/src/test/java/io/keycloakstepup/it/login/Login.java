package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Answer;
import java.net.URI;
import java.util.Map;

/** One sign-in of one user, from the first page to the tokens. Each step fails unless the browser is where it must be. */
public final class Login {

    private final AuthorizationRequest request;
    private final Browser browser;
    private Landing landing;

    private Login(AuthorizationRequest request, Browser browser, Landing landing) {
        this.request = request;
        this.browser = browser;
        this.landing = landing;
    }

    static Login open(AuthorizationRequest request, Browser browser) {
        return new Login(request, browser, browser.open(request.address(), request.returnAddress()));
    }

    /** Fills in the password, and the name where the page asks for it too. */
    public Login password(TestUser user) {
        Page page = page().expect(PageKind.USERNAME_AND_PASSWORD, PageKind.PASSWORD);
        return page.kind() == PageKind.PASSWORD
                ? submit(Map.of("password", user.password()))
                : submit(Map.of("username", user.name(), "password", user.password()));
    }

    /** Fills in a one-time code that the user has not used before. */
    public Login otp(TestUser user) {
        return otp(user.device().freshCode());
    }

    /** Fills in this one-time code, right or wrong. */
    public Login otp(String code) {
        page().expect(PageKind.OTP);
        return submit(Map.of("otp", code));
    }

    /** Fills in this recovery code, right or wrong. */
    public Login recoveryCode(String code) {
        page().expect(PageKind.RECOVERY_CODE);
        return submit(Map.of("recovery-code", code));
    }

    /** Fills in this code that was sent, right or wrong, as the proof of this factor. */
    public Login sentCode(String factor, String code) {
        page().expect(PageKind.SENT_CODE);
        return submit(Map.of(factor, code));
    }

    /** The same for a code that came by e-mail. */
    public Login emailCode(String code) {
        return sentCode("email-code", code);
    }

    /** Asks for what was sent to be sent again. */
    public Login resend() {
        return submit(Map.of("stepUpResend", "true"));
    }

    /** Asks for the list of other ways. */
    public Login tryAnotherWay() {
        return submit(Map.of("stepUpAnother", "true"));
    }

    /** Chooses one way of the list by its name in the form, whether it is on it or not. */
    public Login choose(String way) {
        return submit(Map.of("stepUpChoice", way));
    }

    /** Fills in the first code of the app that the page has just handed the key to. */
    public Login enrol(OtpDevice device) {
        page().expect(PageKind.OTP_ENROLMENT);
        return submit(Map.of("otp", device.freshCode()));
    }

    /** Uses this key, as the page asks. */
    public Login key(SoftwareKey key) {
        return key(key.use(page().expect(PageKind.KEY).prompt()));
    }

    /** Sends what a key answered, or a test made of it. */
    public Login key(KeyAnswer answer) {
        return submit(Map.of("credential", answer.json()));
    }

    /** Registers this key, as the page asks. */
    public Login register(SoftwareKey key) {
        KeyPrompt prompt = page().expect(PageKind.KEY_ENROLMENT).prompt();
        return submit(Map.of("credential", key.register(prompt), "label", "key of a test"));
    }

    /** Submits the form of the page, whatever it asks, with these fields. */
    public Login submit(Map<String, String> input) {
        landing = browser.submit(page(), input, request.returnAddress());
        return this;
    }

    /** Goes to another of the server's login actions, as if by its address, in the same tab. */
    public Login goTo(String action) {
        String query = page().formAction().getRawQuery().replaceAll("(^|(?<=&))(execution|session_code)=[^&]*&?", "");
        URI here = page().formAction();
        URI next = here.resolve(here.getRawPath().replaceFirst("[^/]+$", action) + "?" + query + "&skip_logout=true");
        landing = browser.open(next, request.returnAddress());
        return this;
    }

    /** Opens an address of the server in the same browser, such as one that came by mail. */
    public Login visit(URI address) {
        landing = browser.open(address, request.returnAddress());
        return this;
    }

    /** The address that the page's form goes to, with another execution of the flow in the place of its own. */
    public URI formAddressFor(String execution) {
        return URI.create(page().formAction().toString().replaceFirst("execution=[^&]*", "execution=" + execution));
    }

    /** The page that the browser shows now. */
    public Page page() {
        if (landing instanceof Page page) {
            return page;
        }
        throw new AssertionError("wanted a page, but the browser is back at the application: " + landing);
    }

    /** What the page asks for. */
    public PageKind asks() {
        return page().kind();
    }

    /** Whether the browser is back at the application. */
    public boolean isBack() {
        return landing instanceof Callback;
    }

    /** What the application was called back with. */
    public Callback callback() {
        if (landing instanceof Callback callback) {
            return callback;
        }
        throw page().unexpected("a return to the application");
    }

    /** What the token endpoint answers to the code, be it tokens or a refusal. */
    public Answer redeem() {
        return request.redeem(callback());
    }

    /** The same to an application that shows a key. */
    public Answer redeem(ProofKey key) {
        return request.redeem(callback(), key);
    }

    /** The tokens for the code; fails if they are refused. */
    public Tokens tokens() {
        return request.tokens(callback());
    }

    /** The browser of this sign-in, to be used for another. */
    public Browser browser() {
        return browser;
    }
}
