<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("enrolment-code"); section>
  <#if section = "header">
    ${msg("step-up-enrolment-code-title")}
  <#elseif section = "form">
    <@parts.why/>
    <p class="step-up-text">${msg("step-up-enrolment-code-about")}</p>
    <@parts.frame id="step-up-enrolment-code-form">
      <@parts.field name="enrolment-code" label=msg("step-up-enrolment-code") hint=msg("step-up-enrolment-code-hint")
        autocomplete="one-time-code" autocapitalize="characters" autofocus="autofocus" spellcheck="false"/>
      <@parts.submit label=msg("step-up-continue")/>
    </@parts.frame>
    <@parts.anotherWay/>
  </#if>
</@layout.registrationLayout>
