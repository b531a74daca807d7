<#import "template.ftl" as layout>
<#function named key text><#if msg(key) == key><#return text></#if><#return msg(key)></#function>
<#assign what = named("step-up-notice-what-" + stepUpWhat, stepUpWhat)>
<@layout.emailLayout>
<p>${msg("step-up-notice-hello", user.username, realmName)}</p>
<p>${msg(stepUpNotice + "-text", what)}</p>
<ul>
<#if stepUpLabel?has_content>
  <li>${msg("step-up-notice-label")} ${stepUpLabel}</li>
</#if>
  <li>${msg("step-up-notice-when")} ${stepUpWhen}</li>
<#if stepUpByAdministrator>
  <li>${msg("step-up-notice-by-administrator")}</li>
</#if>
<#if stepUpBrowser?has_content>
  <li>${msg("step-up-notice-browser")} ${stepUpBrowser}</li>
</#if>
<#if stepUpNetwork?has_content>
  <li>${msg("step-up-notice-network")} ${stepUpNetwork}<#if stepUpCountry?has_content> (${stepUpCountry})</#if></li>
</#if>
</ul>
<p>${msg(stepUpNotice + "-advice")}</p>
</@layout.emailLayout>
