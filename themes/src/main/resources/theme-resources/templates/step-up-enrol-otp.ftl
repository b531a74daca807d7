<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("otp"); section>
  <#if section = "header">
    ${msg("step-up-enrol-otp-title")}
  <#elseif section = "form">
    <@parts.why/>
    <#if stepUpKey?has_content>
      <ol class="step-up-steps">
        <li>${msg("step-up-enrol-otp-install")}</li>
        <li>
          ${msg("step-up-enrol-otp-scan")}
          <img id="step-up-qr" class="step-up-qr" src="data:image/png;base64, ${stepUpQrCode}" alt="${msg("step-up-enrol-otp-image")}">
          <p>${msg("step-up-enrol-otp-key")}</p>
          <p class="step-up-copied">
            <code id="step-up-key" class="step-up-key">${stepUpKey}</code>
            <@parts.copy id="step-up-copy" of="step-up-key"/>
          </p>
        </li>
        <li>${msg("step-up-enrol-otp-enter")}</li>
      </ol>
    <#else>
      <p class="step-up-text">${msg("step-up-enrol-otp-again")}</p>
    </#if>
    <@parts.frame id="step-up-enrol-otp-form">
      <@parts.field name="otp" label=msg("step-up-otp-label") inputmode="numeric" autocomplete="one-time-code"
        spellcheck="false"/>
      <@parts.field name="label" label=msg("step-up-enrol-otp-label") hint=msg("step-up-enrol-otp-label-hint")
        autocomplete="off" maxlength="100"/>
      <@parts.submit label=msg("step-up-continue")/>
    </@parts.frame>
    <#if !stepUpKey?has_content>
      <form id="step-up-anew-form" class="step-up-beside" action="${url.loginAction}" method="post">
        <@parts.button label=msg("step-up-enrol-otp-anew") name="stepUpAnew" value="true" kind="secondary" id="step-up-anew"/>
      </form>
    </#if>
    <@parts.anotherWay/>
    <script type="module" src="${url.resourcesPath}/js/step-up-copy.js"></script>
  </#if>
</@layout.registrationLayout>
