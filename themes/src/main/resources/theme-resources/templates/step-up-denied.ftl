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
    <p class="step-up-decision">
      <span id="step-up-decision-label">${msg("step-up-decision-label")}</span>
      <code id="step-up-decision" aria-labelledby="step-up-decision-label">${stepUpDecision}</code>
      <button type="button" id="step-up-copy" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!}"
        data-step-up-copy="step-up-decision" data-step-up-copied="${msg("step-up-copied")}" hidden>${msg("step-up-copy")}</button>
    </p>
    <form id="step-up-return" class="step-up-beside" action="${stepUpReturn}" method="post">
      <@parts.button label=msg("step-up-return") name="step-up-return" value="true" id="step-up-return-button"/>
    </form>
    <script type="module" src="${url.resourcesPath}/js/step-up-copy.js"></script>
  </#if>
</@layout.registrationLayout>
