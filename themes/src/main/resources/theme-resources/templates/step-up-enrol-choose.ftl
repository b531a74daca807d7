<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("step-up-enrol-title")}
  <#elseif section = "form">
    <@parts.why/>
    <p class="step-up-text">${msg("step-up-enrol-choose")}</p>
    <@parts.ways prefix="step-up-enrol-"/>
  </#if>
</@layout.registrationLayout>
