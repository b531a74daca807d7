<#ftl output_format="plainText">
${msg("step-up-mail-code-for", stepUpApplication)}

${stepUpCode}

${msg("step-up-mail-code-lifetime", stepUpMinutes)}

${msg("step-up-mail-when", stepUpWhen)}
${msg("step-up-mail-browser", stepUpBrowser)}
<#if stepUpNetwork?has_content>
${msg("step-up-mail-network", stepUpNetwork)}
</#if>

${msg("step-up-mail-code-share")}

${msg("step-up-mail-code-not-you")}
