/** The front desk's own script: who is a seller, who is a customer, and what each is told (documents D1, D5 and D6). */
@NullMarked
package io.balie.dialog.screening;

import org.jspecify.annotations.NullMarked;
