<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError(stepUpFactor); section>
  <#if section = "header">
    ${msg("step-up-answer-title")}
  <#elseif section = "form">
    <@parts.why/>
    <@parts.frame id="step-up-answer-form">
      <#assign label = msg("step-up-choose-" + stepUpFactor)>
      <#if label == "step-up-choose-" + stepUpFactor><#assign label = stepUpFactor></#if>
      <@parts.field name=stepUpFactor label=label autocomplete="one-time-code" autofocus="autofocus" spellcheck="false"/>
      <@parts.submit label=msg("step-up-continue")/>
    </@parts.frame>
    <@parts.anotherWay/>
  </#if>
</@layout.registrationLayout>
