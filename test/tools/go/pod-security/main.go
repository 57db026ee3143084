// Command pod-security judges pod templates by the rules that the API server's Pod Security admission uses.
//
// It reads a JSON list of Kubernetes objects from standard input and takes a level (privileged, baseline, restricted) and a
// version (v1.36) as arguments. It prints a JSON list with an entry for each object that makes pods, and what it violates.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// object holds what differs between the kinds that make pods: where their template is.
type object struct {
	Kind     string            `json:"kind"`
	Metadata metav1.ObjectMeta `json:"metadata"`
	Spec     json.RawMessage   `json:"spec"`
}

type templates struct {
	Template    *corev1.PodTemplateSpec `json:"template"`
	JobTemplate *struct {
		Spec struct {
			Template corev1.PodTemplateSpec `json:"template"`
		} `json:"spec"`
	} `json:"jobTemplate"`
}

type verdict struct {
	Kind       string   `json:"kind"`
	Namespace  string   `json:"namespace"`
	Name       string   `json:"name"`
	Violations []string `json:"violations"`
}

func main() {
	verdicts, err := judge(os.Args[1:])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(verdicts)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func judge(arguments []string) ([]verdict, error) {
	if len(arguments) != 2 {
		return nil, fmt.Errorf("usage: pod-security LEVEL VERSION < objects.json")
	}
	level, err := api.ParseLevel(arguments[0])
	if err != nil {
		return nil, err
	}
	version, err := api.ParseVersion(arguments[1])
	if err != nil {
		return nil, err
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		return nil, err
	}
	var objects []object
	if err := json.NewDecoder(os.Stdin).Decode(&objects); err != nil {
		return nil, err
	}
	verdicts := []verdict{}
	for _, object := range objects {
		metadata, spec, err := podOf(object)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", object.Kind, object.Metadata.Name, err)
		}
		if spec == nil {
			continue
		}
		results := evaluator.EvaluatePod(api.LevelVersion{Level: level, Version: version}, metadata, spec)
		verdicts = append(verdicts, verdict{object.Kind, object.Metadata.Namespace, object.Metadata.Name, violations(results)})
	}
	return verdicts, nil
}

// podOf finds the pod that an object is or makes; none for objects such as a Service.
func podOf(object object) (*metav1.ObjectMeta, *corev1.PodSpec, error) {
	if object.Kind == "Pod" {
		var spec corev1.PodSpec
		err := json.Unmarshal(object.Spec, &spec)
		return &object.Metadata, &spec, err
	}
	switch object.Kind {
	case "PodTemplate":
		return nil, nil, fmt.Errorf("not supported")
	case "CronJob", "DaemonSet", "Deployment", "Job", "ReplicaSet", "ReplicationController", "StatefulSet":
	default:
		return nil, nil, nil
	}
	var spec templates
	if err := json.Unmarshal(object.Spec, &spec); err != nil {
		return nil, nil, err
	}
	template := spec.Template
	if spec.JobTemplate != nil {
		template = &spec.JobTemplate.Spec.Template
	}
	if template == nil {
		return nil, nil, fmt.Errorf("no pod template")
	}
	return &template.ObjectMeta, &template.Spec, nil
}

func violations(results []policy.CheckResult) []string {
	found := []string{}
	for _, result := range results {
		if !result.Allowed {
			found = append(found, fmt.Sprintf("%s (%s)", result.ForbiddenReason, result.ForbiddenDetail))
		}
	}
	return found
}
