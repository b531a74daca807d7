<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password"); section>
  <#if section = "header">
    ${msg("step-up-password-title")}
  <#elseif section = "form">
    <@parts.why/>
    <@parts.frame id="kc-form-login">
      <@parts.field name="password" type="password" label=msg("password") autocomplete="current-password" autofocus="autofocus"/>
      <#if realm.resetPasswordAllowed>
        <p class="step-up-hint"><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
      </#if>
      <@parts.submit label=msg("step-up-continue")/>
    </@parts.frame>
    <@parts.anotherWay/>
  </#if>
</@layout.registrationLayout>
