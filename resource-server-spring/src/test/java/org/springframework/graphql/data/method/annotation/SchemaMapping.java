package org.springframework.graphql.data.method.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What goes by the name of Spring's own, which is not among our dependencies: the check knows names only. */
@Retention(RetentionPolicy.RUNTIME)
public @interface SchemaMapping {}
