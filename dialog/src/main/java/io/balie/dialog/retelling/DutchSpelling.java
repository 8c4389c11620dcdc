package io.balie.dialog.retelling;

import java.util.Locale;
import java.util.Map;

/** Chat spellings and slips that can be nothing else, written out. */
final class DutchSpelling {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ff", "even"),
            Map.entry("effe", "even"),
            Map.entry("effen", "even"),
            Map.entry("mn", "mijn"),
            Map.entry("m'n", "mijn"),
            Map.entry("mij'n", "mijn"),
            Map.entry("'t", "het"),
            Map.entry("'n", "een"),
            Map.entry("'k", "ik"),
            Map.entry("k", "ik"),
            Map.entry("nogsteeds", "nog steeds"),
            Map.entry("wanner", "wanneer"),
            Map.entry("waneer", "wanneer"),
            Map.entry("kunne", "kunnen"),
            Map.entry("idd", "inderdaad"),
            Map.entry("ivm", "in verband met"),
            Map.entry("i.v.m.", "in verband met"),
            Map.entry("dmv", "door middel van"),
            Map.entry("mbt", "met betrekking tot"),
            Map.entry("m.b.t.", "met betrekking tot"),
            Map.entry("vd", "van de"),
            Map.entry("vh", "van het"),
            Map.entry("gister", "gisteren"),
            Map.entry("ipv", "in plaats van"),
            Map.entry("nr", "nummer"),
            Map.entry("nr.", "nummer"),
            Map.entry("teminste", "tenminste"),
            Map.entry("is't", "is het"),
            Map.entry("heb't", "heb het"),
            Map.entry("dr", "er"),
            Map.entry("d'r", "er"),
            Map.entry("wrm", "waarom"),
            Map.entry("iig", "in ieder geval"),
            Map.entry("hoelang", "hoe lang"),
            Map.entry("niks", "niets"),
            Map.entry("abbonement", "abonnement"),
            Map.entry("abonement", "abonnement"),
            Map.entry("abbonnement", "abonnement"),
            Map.entry("annulleren", "annuleren"),
            Map.entry("anuleren", "annuleren"),
            Map.entry("gecanceld", "geannuleerd"),
            Map.entry("cancelen", "annuleren"),
            Map.entry("adress", "adres"),
            Map.entry("addres", "adres"),
            Map.entry("onvangen", "ontvangen"),
            Map.entry("ontvange", "ontvangen"),
            Map.entry("gekrege", "gekregen"),
            Map.entry("paket", "pakket"),
            Map.entry("pakjet", "pakket"),
            Map.entry("faktuur", "factuur"),
            Map.entry("rekenning", "rekening"),
            Map.entry("produkt", "product"),
            Map.entry("email", "e-mail"),
            Map.entry("wachwoord", "wachtwoord"),
            Map.entry("wachtwoort", "wachtwoord"),
            Map.entry("zsm", "zo snel mogelijk"),
            Map.entry("z.s.m.", "zo snel mogelijk"),
            Map.entry("asap", "zo snel mogelijk"),
            Map.entry("graach", "graag"),
            Map.entry("jullies", "jullie"),
            Map.entry("wou", "wilde"),
            Map.entry("hebbe", "hebben"),
            Map.entry("temaken", "te maken"),
            Map.entry("tezien", "te zien"),
            Map.entry("tekrijgen", "te krijgen"));

    private DutchSpelling() {}

    /** The word as it should be written: one word or a few, parted by spaces. */
    static String spell(String token) {
        String known = WORDS.get(token.toLowerCase(Locale.ROOT));
        if (known == null) {
            return token;
        }
        boolean capital = Character.isUpperCase(token.charAt(0));
        return capital ? DutchPersons.capital(known) : known;
    }
}
