package io.balie.faults;

import io.balie.dialog.company.Employee;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Directories of invented colleagues: plain names, names that are also words, with particles, accents and hyphens. */
final class Directory {

    private static final List<String> GIVEN = List.of(
            "Roos",
            "Storm",
            "Tessa",
            "Pieter",
            "Zoë",
            "Jens",
            "Bram",
            "Fleur",
            "Iris",
            "Mark",
            "Rose",
            "Élodie",
            "Björn",
            "Ömer",
            "Anne-Fleur",
            "Jelle",
            "Sanne",
            "Luuk",
            "Mehmet",
            "Fatima",
            "Wouter",
            "Jasmijn",
            "Floor",
            "Ruben",
            "Claire",
            "Heike",
            "Tobias",
            "Noortje",
            "Sjoerd",
            "Amira");
    private static final List<String> FAMILY = List.of(
            "de Groot",
            "Bakker",
            "van den Berg",
            "Vermeulen",
            "Çelik",
            "de Wit",
            "Jong",
            "Klein",
            "Haan",
            "Vogel",
            "Vos",
            "Kuiper",
            "Lindeman",
            "ten Hove",
            "van 't Zand",
            "Müller",
            "Lefèvre",
            "O'Brien",
            "Jansen-Smit",
            "Yılmaz",
            "Brouwer",
            "Zomer",
            "Mulder",
            "Schröder",
            "Dubois",
            "King",
            "Woods",
            "Oosterling",
            "Wittebol",
            "Terpstra");

    private Directory() {}

    /** So many colleagues, no two of them with the same names. */
    static List<Employee> of(int size, Random random) {
        List<Integer> given = drawn(GIVEN.size(), random);
        List<Integer> family = drawn(FAMILY.size(), random);
        List<Employee> employees = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = GIVEN.get(given.get(i % given.size())) + " " + FAMILY.get(family.get(i % family.size()));
            employees.add(new Employee(
                    name,
                    Optional.of("inkoop"),
                    Optional.of(String.format(Locale.ROOT, "+3120%07d", 1_000_000 + random.nextInt(8_999_999))),
                    Optional.of(address(name))));
        }
        return employees;
    }

    static String address(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").strip().replaceAll(" +", ".")
                + "@voorbeeld-huis.example";
    }

    private static List<Integer> drawn(int size, Random random) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(random.nextInt(i + 1), i);
        }
        return all;
    }
}
