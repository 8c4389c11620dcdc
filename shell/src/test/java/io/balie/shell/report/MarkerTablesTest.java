package io.balie.shell.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.marker.MarkerStatistics;
import io.balie.dialog.marker.Markers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkerTablesTest {

    private static MarkerStatistics statistics() {
        MarkerStatistics statistics = new MarkerStatistics();
        statistics.add(new MarkerStatistics.Identified(
                "kim",
                0,
                new Markers.Session(Map.of("order", List.of(new Markers.Place(3, 1), new Markers.Place(7, 2))))));
        statistics.add(new MarkerStatistics.Identified("a,b", 1, new Markers.Session(Map.of("order", List.of()))));
        return statistics;
    }

    @Test
    void every_event_that_a_marker_applies_to_is_a_row() {
        assertEquals("""
                sender_id,session_idx,marker,event_idx,num_preceding_user_turns
                kim,0,order,3,1
                kim,0,order,7,2
                """, MarkerTables.places(statistics()).replace("\r\n", "\n"));
    }

    @Test
    void overall_figures_are_rasas() {
        assertEquals("""
                sender_id,session_idx,marker,statistic,value
                all,nan,-,total_number_of_sessions,2
                all,nan,order,number_of_sessions_where_marker_applies_at_least_once,1
                all,nan,order,percentage_of_sessions_where_marker_applies_at_least_once,50.0
                all,nan,order,count(number of preceding user turns),2
                all,nan,order,mean(number of preceding user turns),1.5
                all,nan,order,median(number of preceding user turns),1.5
                all,nan,order,min(number of preceding user turns),1
                all,nan,order,max(number of preceding user turns),2
                """, MarkerTables.overall(statistics()).replace("\r\n", "\n"));
    }

    @Test
    void a_session_without_the_marker_has_no_numbers_and_commas_are_quoted() {
        List<String> rows = MarkerTables.perSession(statistics()).lines().toList();
        assertEquals("kim,0,order,count(number of preceding user turns),2", rows.get(1));
        assertEquals("\"a,b\",1,order,count(number of preceding user turns),0", rows.get(2));
        assertEquals("\"a,b\",1,order,max(number of preceding user turns),nan", rows.get(4));
    }
}
