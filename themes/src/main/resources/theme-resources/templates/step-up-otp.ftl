<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("otp"); section>
  <#if section = "header">
    ${msg("step-up-otp-title")}
  <#elseif section = "form">
    <@parts.why/>
    <@parts.frame id="kc-otp-login-form">
      <#assign hint><#if stepUpLabel?has_content>${msg("step-up-otp-hint-of", stepUpLabel)}<#else>${msg("step-up-otp-hint")}</#if></#assign>
      <@parts.field name="otp" label=msg("step-up-otp-label") hint=hint inputmode="numeric" autocomplete="one-time-code"
        autofocus="autofocus" spellcheck="false"/>
      <@parts.submit label=msg("step-up-continue")/>
    </@parts.frame>
    <@parts.anotherWay/>
  </#if>
</@layout.registrationLayout>
