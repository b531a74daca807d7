<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("step-up-few-codes-title")}
  <#elseif section = "form">
    <@parts.account/>
    <p id="step-up-few-codes" class="step-up-text">${msg("step-up-few-codes", stepUpLeft)}</p>
    <#if stepUpCanRenew>
      <p id="step-up-few-codes-hint" class="step-up-text">${msg("step-up-few-codes-hint")}</p>
      <form id="step-up-few-codes-new-form" class="step-up-form" action="${url.loginAction}" method="post">
        <@parts.button label=msg("step-up-few-codes-new") name="stepUpCodes" value="new" id="step-up-few-codes-new"/>
      </form>
    </#if>
    <form id="step-up-few-codes-later-form" class="step-up-beside" action="${url.loginAction}" method="post">
      <@parts.button label=msg("step-up-few-codes-later") name="stepUpCodes" value="later" kind=stepUpCanRenew?then("secondary", "primary") id="step-up-few-codes-later"/>
    </form>
  </#if>
</@layout.registrationLayout>
