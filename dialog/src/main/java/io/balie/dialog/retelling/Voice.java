package io.balie.dialog.retelling;

/** How the customer is spoken of in a re-telling. */
enum Voice {
    /** u, Sie, vous */
    FORMAL,
    /** je, du, tu */
    INFORMAL,
    /** de klant: to a colleague */
    THIRD;

    static Voice of(Address address) {
        return address == Address.FORMAL ? FORMAL : INFORMAL;
    }
}
