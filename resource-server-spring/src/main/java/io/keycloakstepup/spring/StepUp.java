package io.keycloakstepup.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how strongly, and how recently, a user must have proven who they are for an operation of a controller, or for all of its
 * operations. What stands at the method, at the class, and at what they inherit from holds together: of each the strictest. An
 * application does not start that has it at a bean where it would not hold.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {

    /** A level of {@code step-up.order}: it, or a stronger one. Nothing where any will do. */
    String acr() default "";

    /** How long ago it may have been proven: a whole number with s, m, h or d. Nothing where that does not matter. */
    String maxAge() default "";
}
