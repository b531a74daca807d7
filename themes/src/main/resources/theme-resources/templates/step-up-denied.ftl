<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("step-up-denied-title")}
    <#elseif section = "form">
        <div id="kc-error-message">
            <p class="instruction">${kcSanitize(message.summary)?no_esc}</p>
        </div>
        <form id="step-up-return" action="${stepUpReturn}" method="post">
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}"
                    type="submit" name="step-up-return" value="true">${msg("step-up-return")}</button>
        </form>
    </#if>
</@layout.registrationLayout>
