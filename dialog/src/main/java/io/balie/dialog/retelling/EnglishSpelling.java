package io.balie.dialog.retelling;

import java.util.regex.Pattern;

/** The English of a chat, written out; curses, exclamations and manners dropped. */
final class EnglishSpelling {
    private static final Pattern EXCLAIMED = Wording.pattern(
            "^(?:(?:bloody hell|damn(?: it)?|dammit|for (?:god's|heaven's|fuck's|pete's) sake|ffs|omg|wtf|oh my (?:god|days)|jesus(?: christ)?|christ|ugh+|argh+|oh no|oh|wow|seriously|honestly|listen|look|right|hmm+|sorry|excuse me|crap|shit|fuck)[,!.]*\\s+)+(?=\\S)");
    private static final Pattern CURSE = Wording.pattern(
            "\\b(?:bloody|damn(?:ed)?|goddamn|f+u+c+king|fecking|freaking|frigging|effing|sodding|flipping|blasted)\\s+");
    private static final Pattern EARTH = Wording.pattern("\\s(?:on earth|the (?:hell|heck|fuck))(?=\\s)");
    private static final Pattern UNSURE = Wording.pattern(
            "^(?:i(?:'m| am) )?not (?:really |quite |entirely )?sure (?:if|whether|that)[^,]{3,60}, but (?=\\S)");
    private static final Pattern LINKED = Wording.pattern(
            "^(?:and|but|so|also|well|now|ok|okay|oh|however|unfortunately|just|yes|yeah|anyway|basically|alright|plus),? (?=\\S)");
    private static final Pattern FED_UP = Wording.pattern(
            "(?:,| and|, and|, but)(?: honestly,?| frankly,?| to be honest,?| quite frankly,?)? i(?: am|'m)(?: really| so| very| absolutely| completely)* (?:fed up|angry|furious|livid|annoyed|disappointed|not happy|unhappy|upset)(?: about (?:it|this))?$");

    private EnglishSpelling() {}

    static String written(String text) {
        String plain = EXCLAIMED.matcher(text).replaceFirst("");
        plain = CURSE.matcher(plain).replaceAll("");
        plain = EARTH.matcher(plain).replaceAll("");
        plain = FED_UP.matcher(plain).replaceFirst("");
        plain = UNSURE.matcher(plain).replaceFirst("");
        plain = plain.replaceAll("(?i)\\bpls\\b|\\bplz\\b|\\bplease,? ?(?=please)", "please")
                .replaceAll("\\bu\\b|^U(?= \\p{Ll})", "you")
                .replaceAll("\\bur\\b", "your")
                .replaceAll("\\br\\b(?= (?:you|we|they|there))|(?<=\\b(?:you|we|they) )r\\b", "are")
                .replaceAll("(?i)\\b(where|what|how|who|when|there|that)s\\b(?! )", "$1s")
                .replaceAll("(?i)\\b(where|what|how|who|when)s (?=\\S)", "$1 is ")
                .replaceAll("(?i)\\btheres\\b", "there is")
                .replaceAll("(?i)\\bi'm\\b|\\bim\\b", "I am")
                .replaceAll("(?i)\\bi've\\b|\\bive\\b", "I have")
                .replaceAll("(?i)\\bi'd (like|love|prefer|want|need|rather|appreciate|be)\\b", "I would $1")
                .replaceAll("(?i)\\bid (like|love|prefer|rather|appreciate)\\b", "I would $1")
                .replaceAll("(?i)\\bi'd\\b", "I had")
                .replaceAll("(?i)\\bi'll\\b", "I will")
                .replaceAll("(?i)\\bwe're\\b", "we are")
                .replaceAll("(?i)\\bwe've\\b", "we have")
                .replaceAll("(?i)\\bwe'd like\\b", "we would like")
                .replaceAll("(?i)\\bwe'll\\b", "we will")
                .replaceAll("(?i)\\byou're\\b", "you are")
                .replaceAll("(?i)\\byou've\\b", "you have")
                .replaceAll("(?i)\\byou'd\\b", "you would")
                .replaceAll("(?i)\\byou'll\\b", "you will")
                .replaceAll("(?i)\\b(when|where|what|how|who)'s\\b", "$1 is")
                .replaceAll("(?i)\\bcan't\\b|\\bcant\\b|\\bcan not\\b", "cannot")
                .replaceAll("(?i)\\b(do|did|does|have|has|is|are|was|were|would|could|should|wo)nt\\b", "$1n't")
                .replaceAll(
                        "(?i)\\bits (?=(?:not|been|a|still|the|too|my|on|in|broken|about|for|only|just|\\p{L}+ing)\\b)",
                        "it's ")
                .replaceAll("(?i)\\bgonna\\b", "going to")
                .replaceAll("(?i)\\bwanna\\b", "want to")
                .replaceAll("(?i)\\bgotta\\b", "have to")
                .replaceAll("(?i)\\bthx\\b|\\bty\\b|\\btnx\\b", "")
                .replaceAll("\\bi\\b", "I")
                .replaceAll("\\s*[;–—]\\s+|\\s-\\s", ", ");
        plain = plain.replaceAll("(?i)\\byou (?:lot|guys|folks|people|all)\\b", "you")
                .replaceAll("(?i)^quick (?:one|question)[:,] ?", "")
                .replaceAll("(?i)^(?:say|suppose|supposing|let's say),? (?=(?:i|we|my|our|the)\\b.*, )", "If ")
                .replaceAll("(?i)^what if (?=\\S)", "What happens if ")
                .replaceAll("(?i)^(?:please,? )(?=(?:i|we|can|could|would|do|is|my|the|when|where|how)\\b)", "")
                .replaceAll("(?i)^kindly (?=\\S)", "Please ")
                .replaceAll("(?i)^please kindly (?=\\S)", "Please ");
        plain = plain.replaceAll("(?i)\\bhow you are (?:supposed|meant) to\\b", "how to");
        plain = LINKED.matcher(plain).replaceFirst("");
        plain = plain.replaceAll(
                "(?i)^(don't|didn't|haven't|cannot|couldn't|can't) (?!I\\b|we\\b|you\\b|the\\b|my\\b|your\\b|it\\b|they\\b|there\\b|he\\b|she\\b)(?=\\p{Ll})",
                "I $1 ");
        plain = plain.replaceAll("(?i)^been (?=\\p{L}+ing\\b)", "I have been ")
                .replaceAll("(?i), been (?=\\p{L}+ing\\b)", ", I have been ");
        return plain.replaceAll("(?i),? please(?=$|[,.!?])", "").strip();
    }
}
