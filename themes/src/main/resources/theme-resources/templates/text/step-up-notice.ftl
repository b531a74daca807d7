<#ftl output_format="plainText">
<#function named key text><#if msg(key) == key><#return text></#if><#return msg(key)></#function>
<#assign what = named("step-up-notice-what-" + stepUpWhat, stepUpWhat)>
${msg("step-up-notice-hello", user.username, realmName)}

${msg(stepUpNotice + "-text", what)}

<#if stepUpLabel?has_content>
${msg("step-up-notice-label")} ${stepUpLabel}
</#if>
${msg("step-up-notice-when")} ${stepUpWhen}
<#if stepUpByAdministrator>
${msg("step-up-notice-by-administrator")}
</#if>
<#if stepUpBrowser?has_content>
${msg("step-up-notice-browser")} ${stepUpBrowser}
</#if>
<#if stepUpNetwork?has_content>
${msg("step-up-notice-network")} ${stepUpNetwork}<#if stepUpCountry?has_content> (${stepUpCountry})</#if>
</#if>

${msg(stepUpNotice + "-advice")}
