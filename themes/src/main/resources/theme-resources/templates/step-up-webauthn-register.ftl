<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("step-up-" + stepUpRole + "-register-title")}
    <#elseif section = "form">
        <@parts.why/>
        <p id="step-up-webauthn-hint" class="step-up-text">${msg("step-up-" + stepUpRole + "-register-hint")}</p>
        <form id="step-up-webauthn-register" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post"
              data-options="${stepUpOptions}">
            <input type="hidden" name="credential"/>
            <div class="${properties.kcFormGroupClass!}">
                <label for="label" class="${properties.kcLabelClass!}">${msg("step-up-webauthn-label")}</label>
                <span class="${properties.kcInputClass!}">
                    <input id="label" name="label" type="text" maxlength="100" autocomplete="off" autofocus
                           aria-describedby="step-up-webauthn-label-hint"/>
                </span>
                <p id="step-up-webauthn-label-hint">${msg("step-up-webauthn-label-hint")}</p>
            </div>
            <p id="step-up-webauthn-failed" class="${properties.kcInputErrorMessageClass!}" role="alert" hidden>${msg("step-up-webauthn-failed")}</p>
            <p id="step-up-webauthn-known" class="${properties.kcInputErrorMessageClass!}" role="alert" hidden>${msg("step-up-webauthn-known")}</p>
            <p id="step-up-webauthn-unsupported" class="${properties.kcInputErrorMessageClass!}" role="alert" hidden>${msg("step-up-webauthn-unsupported")}</p>
            <noscript><p class="${properties.kcInputErrorMessageClass!}">${msg("step-up-webauthn-noscript")}</p></noscript>
            <div id="kc-form-buttons" class="${properties.kcFormButtonsClass!} ${properties.kcFormGroupClass!}">
                <button id="step-up-webauthn-make" type="submit"
                        class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("step-up-" + stepUpRole + "-register")}</button>
            </div>
        </form>
        <@parts.anotherWay/>
        <#if isAppInitiatedAction?has_content>
            <form action="${url.loginAction}" method="post">
                <button id="step-up-webauthn-cancel" type="submit" name="cancel-aia" value="true"
                        class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("doCancel")}</button>
            </form>
        </#if>
        <script type="module" src="${url.resourcesPath}/js/step-up-webauthn.js"></script>
    </#if>
</@layout.registrationLayout>
