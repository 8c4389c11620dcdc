package io.balie.dialog.company;

import java.util.Optional;

/** Somebody who works here. Internal: never said to anyone outside. */
public record Employee(String name, Optional<String> department, Optional<String> phone, Optional<String> email) {}
