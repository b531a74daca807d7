<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("step-up-" + stepUpRole + "-register-title")}
  <#elseif section = "form">
    <@parts.why/>
    <p id="step-up-webauthn-hint" class="step-up-text">${msg("step-up-" + stepUpRole + "-register-hint")}</p>
    <form id="step-up-webauthn-register" class="${properties.kcFormClass!} step-up-form" action="${url.loginAction}" method="post"
      data-options="${stepUpOptions}">
      <input type="hidden" name="credential">
      <@parts.field name="label" label=msg("step-up-webauthn-label") hint=msg("step-up-webauthn-label-hint")
        maxlength="100" autocomplete="off" autofocus="autofocus"/>
      <@parts.problem id="step-up-webauthn-failed" text=msg("step-up-webauthn-failed")/>
      <@parts.problem id="step-up-webauthn-known" text=msg("step-up-webauthn-known")/>
      <@parts.problem id="step-up-webauthn-unsupported" text=msg("step-up-webauthn-unsupported")/>
      <noscript><p class="${properties.kcInputErrorMessageClass!}">${msg("step-up-webauthn-noscript")}</p></noscript>
      <div id="kc-form-buttons" class="${properties.kcFormGroupClass!}">
        <@parts.button label=msg("step-up-" + stepUpRole + "-register") id="step-up-webauthn-make"/>
      </div>
    </form>
    <@parts.anotherWay/>
    <#if isAppInitiatedAction?has_content>
      <form class="step-up-beside" action="${url.loginAction}" method="post">
        <@parts.button label=msg("doCancel") name="cancel-aia" value="true" kind="secondary" id="step-up-webauthn-cancel"/>
      </form>
    </#if>
    <script type="module" src="${url.resourcesPath}/js/step-up-webauthn.js"></script>
  </#if>
</@layout.registrationLayout>
