<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("step-up-denied-title")}
  <#elseif section = "form">
    <@parts.account/>
    <div id="kc-error-message" role="alert">
      <p id="step-up-reason" class="instruction">${kcSanitize(msg(stepUpReason))?no_esc}</p>
    </div>
    <p class="step-up-copied">
      <span id="step-up-decision-label">${msg("step-up-decision-label")}</span>
      <code id="step-up-decision" class="step-up-key" aria-labelledby="step-up-decision-label">${stepUpDecision}</code>
      <@parts.copy id="step-up-copy" of="step-up-decision"/>
    </p>
    <form id="step-up-return" class="step-up-beside" action="${stepUpReturn}" method="post">
      <@parts.button label=msg("step-up-return") name="step-up-return" value="true" id="step-up-return-button"/>
    </form>
    <script type="module" src="${url.resourcesPath}/js/step-up-copy.js"></script>
  </#if>
</@layout.registrationLayout>
