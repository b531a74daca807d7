<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("step-up-" + stepUpRole + "-title")}
  <#elseif section = "form">
    <@parts.why/>
    <p id="step-up-webauthn-hint" class="step-up-text">${msg("step-up-" + stepUpRole + "-hint")}</p>
    <form id="step-up-webauthn" class="${properties.kcFormClass!} step-up-form" action="${url.loginAction}" method="post"
      data-options="${stepUpOptions}">
      <input type="hidden" name="credential">
      <@parts.problem id="step-up-webauthn-failed" text=msg("step-up-webauthn-failed")/>
      <@parts.problem id="step-up-webauthn-unsupported" text=msg("step-up-webauthn-unsupported")/>
      <noscript><p class="${properties.kcInputErrorMessageClass!}">${msg("step-up-webauthn-noscript")}</p></noscript>
      <@parts.remember/>
      <div id="kc-form-buttons" class="${properties.kcFormGroupClass!}">
        <button id="step-up-webauthn-use" type="submit" autofocus aria-describedby="step-up-webauthn-hint"
          class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("step-up-" + stepUpRole + "-use")}</button>
      </div>
    </form>
    <@parts.anotherWay/>
    <script type="module" src="${url.resourcesPath}/js/step-up-webauthn.js"></script>
  </#if>
</@layout.registrationLayout>
