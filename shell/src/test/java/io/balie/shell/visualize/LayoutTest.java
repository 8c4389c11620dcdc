package io.balie.shell.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final Layout.Box BOX = new Layout.Box(100, 30);

    private static Layout.Placed of(int boxes, int... ends) {
        List<Layout.Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            arrows.add(new Layout.Arrow(ends[i], ends[i + 1]));
        }
        return Layout.of(java.util.Collections.nCopies(boxes, BOX), arrows);
    }

    @Test
    void what_follows_stands_to_the_right() {
        Layout.Placed placed = of(3, 0, 1, 1, 2, 0, 2);
        assertTrue(placed.spots().get(0).x() < placed.spots().get(1).x());
        assertTrue(placed.spots().get(1).x() < placed.spots().get(2).x());
    }

    @Test
    void an_arrow_over_a_column_bends_in_it() {
        assertEquals(
                List.of(0, 0, 2),
                of(3, 0, 1, 1, 2, 0, 2).lines().stream().map(List::size).toList());
    }

    @Test
    void a_way_back_does_not_move_what_it_leads_to() {
        Layout.Placed placed = of(3, 0, 1, 1, 2, 2, 1);
        assertTrue(placed.spots().get(1).x() < placed.spots().get(2).x());
    }

    @Test
    void boxes_never_overlap_however_they_are_joined() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            int boxes = 2 + random.nextInt(60);
            int[] ends = new int[2 * random.nextInt(120)];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = random.nextInt(boxes);
            }
            List<Layout.Spot> spots = of(boxes, ends).spots();
            for (int a = 0; a < boxes; a++) {
                for (int b = a + 1; b < boxes; b++) {
                    boolean apart = Math.abs(spots.get(a).x() - spots.get(b).x()) >= 100
                            || Math.abs(spots.get(a).y() - spots.get(b).y()) >= 30;
                    assertTrue(apart, "boxes %d and %d of round %d overlap".formatted(a, b, round));
                }
            }
        }
    }

    @Test
    void the_same_graph_is_placed_the_same() {
        int[] ends = {0, 3, 0, 4, 1, 3, 2, 4, 3, 5, 4, 5, 5, 0};
        assertEquals(of(6, ends), of(6, ends));
    }
}
