<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError(stepUpFactor); section>
  <#if section = "header">
    <#if stepUpFactor == "email-code">${msg("step-up-code-title-email")}<#else>${msg("step-up-code-title")}</#if>
  <#elseif section = "form">
    <@parts.why/>
    <#-- Before any proof nobody learns whether a code was sent at all, nor where to. -->
    <#if stepUpSentTo?has_content>
      <#if stepUpSent><p id="step-up-code-sent" class="step-up-text">${msg("step-up-code-sent", stepUpSentTo)}</p></#if>
    <#else>
      <p id="step-up-code-sent" class="step-up-text">${msg("step-up-code-perhaps")}</p>
    </#if>
    <@parts.frame id="step-up-code-form">
      <@parts.field name=stepUpFactor label=msg("step-up-code") hint=msg("step-up-code-hint") inputmode="numeric"
        autocomplete="one-time-code" autofocus="autofocus" spellcheck="false"/>
      <@parts.submit label=msg("step-up-continue")/>
    </@parts.frame>
    <form id="step-up-resend-form" class="step-up-beside" action="${url.loginAction}" method="post">
      <@parts.button label=msg("step-up-code-resend") name="stepUpResend" value="true" kind="secondary" id="step-up-resend"/>
      <#if stepUpResendSeconds gt 0>
        <p id="step-up-resend-wait" class="${properties.kcFormHelperTextClass!} step-up-hint"
          data-step-up-wait="${stepUpResendSeconds?c}" data-step-up-over="step-up-resend"
          data-step-up-text="${msg("step-up-code-resend-wait", "#")}">${msg("step-up-code-resend-wait", stepUpResendSeconds)}</p>
      </#if>
    </form>
    <@parts.anotherWay/>
    <#if stepUpResendSeconds gt 0><script type="module" src="${url.resourcesPath}/js/step-up-wait.js"></script></#if>
  </#if>
</@layout.registrationLayout>
