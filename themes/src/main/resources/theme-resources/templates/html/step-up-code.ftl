<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("step-up-mail-code-for", stepUpApplication)}</p>
<p><strong>${stepUpCode}</strong></p>
<p>${msg("step-up-mail-code-lifetime", stepUpMinutes)}</p>
<ul>
  <li>${msg("step-up-mail-when", stepUpWhen)}</li>
  <li>${msg("step-up-mail-browser", stepUpBrowser)}</li>
  <#if stepUpNetwork?has_content><li>${msg("step-up-mail-network", stepUpNetwork)}</li></#if>
</ul>
<p>${msg("step-up-mail-code-share")}</p>
<p>${msg("step-up-mail-code-not-you")}</p>
</@layout.emailLayout>
