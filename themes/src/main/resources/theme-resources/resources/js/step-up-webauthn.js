/*
 * Asks the browser for a key and sends its answer with the page's form. The options come in the form's data-options, as
 * JSON with binary values in Base64url (Web Authentication Level 3, 5.1.9 and 5.1.10); the answer goes back the same way.
 * Browsers that cannot convert these by themselves are still in use, so it is done here.
 */

const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));

const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
        .replace(/\+/g, "-")
        .replace(/\//g, "_")
        .replace(/=+$/, "");

const descriptors = (list) => list?.map((key) => ({ ...key, id: bytes(key.id) }));

const requestOptions = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: descriptors(options.allowCredentials),
});

const creationOptions = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: descriptors(options.excludeCredentials),
});

const envelope = (credential, response) =>
    JSON.stringify({
        id: credential.id,
        rawId: credential.id,
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
        clientExtensionResults: credential.getClientExtensionResults(),
        response,
    });

const assertion = (credential) =>
    envelope(credential, {
        clientDataJSON: text(credential.response.clientDataJSON),
        authenticatorData: text(credential.response.authenticatorData),
        signature: text(credential.response.signature),
        userHandle: credential.response.userHandle ? text(credential.response.userHandle) : undefined,
    });

const registration = (credential) =>
    envelope(credential, {
        clientDataJSON: text(credential.response.clientDataJSON),
        attestationObject: text(credential.response.attestationObject),
        transports: credential.response.getTransports?.() ?? [],
    });

const use = async (options) =>
    assertion(await navigator.credentials.get({ publicKey: requestOptions(options) }));

const make = async (options) =>
    registration(await navigator.credentials.create({ publicKey: creationOptions(options) }));

const MESSAGES = ["step-up-webauthn-failed", "step-up-webauthn-known", "step-up-webauthn-unsupported"];

const say = (message) =>
    MESSAGES.map((id) => document.getElementById(id))
        .filter((element) => element)
        .forEach((element) => {
            element.hidden = element.id !== message;
        });

const messageFor = (error) =>
    error.name === "InvalidStateError" && document.getElementById("step-up-webauthn-known")
        ? "step-up-webauthn-known"
        : "step-up-webauthn-failed";

/** The first submission fetches the key; the form goes out when there is one. */
const connect = (form, ask) => {
    const button = form.querySelector("button[type=submit]");
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        say("");
        button.disabled = true;
        try {
            form.elements.credential.value = await ask(JSON.parse(form.dataset.options));
            form.submit();
        } catch (error) {
            button.disabled = false;
            say(messageFor(error));
            button.focus();
        }
    });
    if (!window.PublicKeyCredential) {
        button.disabled = true;
        say("step-up-webauthn-unsupported");
    }
};

for (const [id, ask] of [["step-up-webauthn", use], ["step-up-webauthn-register", make]]) {
    const form = document.getElementById(id);
    if (form) {
        connect(form, ask);
    }
}
