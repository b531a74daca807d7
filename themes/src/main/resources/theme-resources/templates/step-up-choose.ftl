<#import "template.ftl" as layout>
<#import "step-up-parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("step-up-choose-title")}
  <#elseif section = "form">
    <@parts.why/>
    <@parts.ways prefix="step-up-choose-"/>
  </#if>
</@layout.registrationLayout>
