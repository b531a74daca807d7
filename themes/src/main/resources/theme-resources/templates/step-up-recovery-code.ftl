<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("recovery-code"); section>
  <#if section = "header">
    ${msg("step-up-recovery-code-title")}
  <#elseif section = "form">
    <@parts.why/>
    <@parts.frame id="step-up-recovery-code-form">
      <#-- Which number comes next tells that the account has codes: nobody learns it who has proven nothing. -->
      <#assign known = stepUpProven && stepUpShown?has_content>
      <#assign label><#if known>${msg("step-up-recovery-code-number", stepUpShown)}<#else>${msg("step-up-recovery-code")}</#if></#assign>
      <@parts.field name="recovery-code" label=label hint=msg("step-up-recovery-code-hint") autocomplete="off"
        autocapitalize="characters" autofocus="autofocus" spellcheck="false"/>
      <@parts.submit label=msg("step-up-continue")/>
    </@parts.frame>
    <@parts.anotherWay/>
  </#if>
</@layout.registrationLayout>
