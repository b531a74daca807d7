<#-- What all our pages are made of. They must look right in themes whose style sheet dresses the input itself, and in
     those that dress an element around it: the latter have a class for a group's label. -->
<#assign dressesAround = properties.kcFormGroupLabelClass?has_content>

<#function application>
  <#if !(client.clientId)?has_content><#return realm.displayName!realm.name></#if>
  <#if (client.name)?has_content><#return advancedMsg(client.name)></#if>
  <#return client.clientId>
</#function>

<#macro account>
  <#if stepUpAccount?has_content>
    <p id="step-up-account" class="step-up-account">${msg("step-up-account", stepUpAccount)}
      <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("step-up-account-other")}</a></p>
  </#if>
</#macro>

<#macro why>
  <@account/>
  <#-- Keycloak's own required actions show some of our pages too, and then nobody asks. -->
  <#if stepUpWhy?has_content><p id="step-up-why" class="step-up-why">${msg(stepUpWhy, application())}</p></#if>
</#macro>

<#macro frame id>
  <form id="${id}" class="${properties.kcFormClass!} step-up-form" action="${url.loginAction}" method="post" novalidate>
    <#nested>
  </form>
</#macro>

<#macro field name label type="text" hint="" extra...>
  <#local error = kcSanitize(messagesPerField.getFirstError(name)!"")>
  <#local hasError = messagesPerField.existsError(name)>
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcFormGroupLabelClass!}">
      <label for="${name}" class="${properties.kcFormLabelClass!properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${label}</span></label>
    </div>
    <#if dressesAround><span class="${properties.kcInputClass!}<#if hasError> ${properties.kcError!}</#if>"></#if>
      <input id="${name}" name="${name}" type="${type}"<#if !dressesAround> class="${properties.kcInputClass!}"</#if>
        <#list extra as attribute, value>${attribute}="${value}" </#list>
        <#if hint?has_content || hasError>aria-describedby="<#if hint?has_content>${name}-hint</#if><#if hasError> input-error-${name}</#if>"</#if>
        <#if hasError>aria-invalid="true"</#if>>
    <#if dressesAround></span></#if>
    <div id="input-error-container-${name}" aria-live="polite"><#if hasError><span id="input-error-${name}" class="${properties.kcInputErrorMessageClass!} step-up-error">${error?no_esc}</span></#if></div>
    <#if hint?has_content><p id="${name}-hint" class="${properties.kcFormHelperTextClass!} step-up-hint">${hint}</p></#if>
  </div>
</#macro>

<#macro button label name="" value="" kind="primary" id="">
  <button type="submit"<#if id?has_content> id="${id}"</#if><#if name?has_content> name="${name}" value="${value}"</#if>
    class="${properties.kcButtonClass!} <#if kind == "primary">${properties.kcButtonPrimaryClass!}<#else>${properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!}</#if> ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${label}</button>
</#macro>

<#-- Before the button, so that a keyboard comes by it. -->
<#macro remember>
  <#if stepUpRemember!false>
    <div class="${properties.kcFormGroupClass!} checkbox step-up-remember">
      <label for="rememberDevice" class="${properties.kcCheckboxLabelClass!}"><input id="rememberDevice" name="rememberDevice" type="checkbox" value="true" class="${properties.kcCheckboxInputClass!}" aria-describedby="rememberDevice-hint"> ${msg("step-up-remember")}</label>
      <p id="rememberDevice-hint" class="${properties.kcFormHelperTextClass!} step-up-hint">${msg("step-up-remember-hint")}</p>
    </div>
  </#if>
</#macro>

<#macro submit label>
  <@remember/>
  <div id="kc-form-buttons" class="${properties.kcFormGroupClass!}"><@button label=label id="kc-login"/></div>
</#macro>

<#-- A form of its own, so that the other fields need not be filled in. -->
<#macro anotherWay>
  <#if stepUpOtherWays!false>
    <form id="step-up-other-ways" class="step-up-beside" action="${url.loginAction}" method="post">
      <@button label=msg("step-up-another") name="stepUpAnother" value="true" kind="secondary" id="step-up-another"/>
    </form>
  </#if>
</#macro>

<#-- What a script shows when something went wrong in the browser. The element that is hidden has no class: those of some
     themes would show it all the same. -->
<#macro problem id text>
  <div id="${id}" role="alert" hidden>
    <div class="${properties.kcAlertClass!} pf-m-danger">
      <div class="${properties.kcAlertIconClass!}"><span class="${properties.kcFeedbackErrorIcon!}"></span></div>
      <span class="${properties.kcAlertTitleClass!} kc-feedback-text">${text}</span>
    </div>
  </div>
</#macro>

<#-- Copies the text of another element, once a script has found that it can. -->
<#macro copy id of>
  <span hidden>
    <button type="button" id="${id}" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!}"
      data-step-up-copy="${of}" data-step-up-copied="${msg("step-up-copied")}">${msg("step-up-copy")}</button>
  </span>
</#macro>

<#-- One button for each way. -->
<#macro ways prefix>
  <form id="step-up-choose" class="step-up-form" action="${url.loginAction}" method="post">
    <#-- Before the ways, since choosing one of them sends the form. -->
    <#if stepUpFirst!false>
      <div class="${properties.kcFormGroupClass!} checkbox step-up-remember">
        <label for="stepUpFirst" class="${properties.kcCheckboxLabelClass!}"><input id="stepUpFirst" name="stepUpFirst" type="checkbox" value="true" class="${properties.kcCheckboxInputClass!}"> ${msg("step-up-first")}</label>
      </div>
    </#if>
    <ul class="step-up-ways">
      <#list stepUpChoices as choice>
        <#local title = msg(prefix + choice.factor)>
        <#if title == prefix + choice.factor><#local title = choice.factor></#if>
        <#local detail = msg(prefix + choice.factor + "-hint")>
        <#if detail == prefix + choice.factor + "-hint"><#local detail = ""></#if>
        <#-- The button holds one line: not every theme lets the text of a button break. -->
        <#local about = [choice.label, detail]?filter(text -> text?has_content)?join(" · ")>
        <li class="step-up-way">
          <button type="submit" name="stepUpChoice" value="${choice.id}" id="step-up-way-${choice?index}"
            <#if about?has_content>aria-describedby="step-up-way-${choice?index}-about"</#if>
            class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${title}</button>
          <#if about?has_content><p id="step-up-way-${choice?index}-about" class="step-up-way-about pf-v5-u-text-break-word">${about}</p></#if>
        </li>
      </#list>
    </ul>
  </form>
</#macro>
