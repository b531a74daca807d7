/** What stands in a realm once the project is installed there: one class for each part, and the whole of them. */
@NullMarked
package io.keycloakstepup.admin.install;

import org.jspecify.annotations.NullMarked;
